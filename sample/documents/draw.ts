/**
 * Draws the sample's scans (a notice, an agenda, a registration form, photos, a summary, slides) and the picture of a question with
 * Chromium, so that the demonstration uploads real files. Run once: `node --import tsx sample/documents/draw.ts`; the results are kept.
 */
import path from 'node:path';
import { launchBrowser } from '../../local/browser';

const seal = (name: string) => `<div class="seal"><span>${name}</span><b>★</b></div>`;
const papers: Record<string, { title: string; body: string }> = {
  'notice.pdf': {
    title: '关于举办继续医学教育项目的通知',
    body: '<p>各有关单位：</p><p>经批准，我院定于近期举办继续医学教育项目。现将有关事项通知如下：</p><p>一、地点：长沙市XX医院门诊楼五楼学术报告厅。</p><p>二、对象：相关专业卫生技术人员。</p><p>三、考勤：举办周期内每天扫码签到，天天考勤者方可授予学分。</p><p style="text-align:right">长沙市XX医院</p>',
  },
  'agenda.pdf': {
    title: '日程表',
    body: '<table><tr><th>时间</th><th>讲授题目</th><th>学时</th></tr><tr><td>08:30–11:45</td><td>上午课程</td><td>3.0</td></tr><tr><td>13:30–16:45</td><td>下午课程</td><td>3.0</td></tr></table>',
  },
  // The agenda once more, as it is handed in after a return.
  'agenda-sealed.pdf': {
    title: '日程表（盖章）',
    body: '<table><tr><th>时间</th><th>讲授题目</th><th>学时</th></tr><tr><td>08:30–11:45</td><td>上午课程</td><td>3.0</td></tr><tr><td>13:30–16:45</td><td>下午课程</td><td>3.0</td></tr></table><p style="text-align:right">长沙市XX医院</p>',
  },
  'registration-form.pdf': {
    title: '湖南省继续医学教育项目实施登记表',
    body: '<table><tr><th>举办单位</th><td>长沙市XX医院</td></tr><tr><th>举办方式</th><td>继续医学教育项目</td></tr><tr><th>负责人签字</th><td style="font-family:cursive">陈志远</td></tr></table>',
  },
  'summary.pdf': {
    title: '会议总结',
    body: '<p>本次项目按计划完成全部课程，学员按要求每日扫码签到，课堂秩序良好。</p><p style="text-align:right">长沙市XX医院</p>',
  },
  'slides.pdf': {
    title: '课件：医学检验质量管理新进展',
    body: '<p>1 室内质控规则</p><p>2 室间质评结果分析</p><p>3 不符合项与持续改进</p>',
  },
};
const style =
  'body{font:17px/1.9 serif;margin:56px;position:relative}h1{text-align:center;color:#c2322b;font-size:26px}table{width:100%;border-collapse:collapse}td,th{border:1px solid #333;padding:10px}.seal{position:absolute;right:30px;bottom:-90px;width:150px;height:150px;border:5px solid #d33;border-radius:50%;color:#d33;text-align:center;opacity:.8}.seal span{display:block;margin-top:22px;font-size:14px}.seal b{font-size:48px;line-height:1}';

/** A plate with discs of four antibiotics, each in the zone where nothing grows. */
const discs = [
  { x: 240, y: 140, zone: 62, name: 'CN' },
  { x: 400, y: 140, zone: 26, name: 'VA' },
  { x: 240, y: 280, zone: 54, name: 'E' },
  { x: 400, y: 280, zone: 18, name: 'FOX' },
];
const plate =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#3b4252"/><circle cx="320" cy="210" r="190" fill="#e9d9a6" stroke="#fff" stroke-width="6"/>' +
  discs
    .map(
      ({ x, y, zone, name }) =>
        `<circle cx="${x}" cy="${y}" r="${zone}" fill="#8f7f4a" opacity=".55"/><circle cx="${x}" cy="${y}" r="17" fill="#fff"/><text x="${x}" y="${y + 5}" font-size="14" font-family="sans-serif" text-anchor="middle">${name}</text>`,
    )
    .join('') +
  '</svg>';

const here = __dirname;
const main = async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  for (const [file, { title, body }] of Object.entries(papers)) {
    await page.setContent(
      `<meta charset="utf-8"><style>${style}</style><h1>${title}</h1>${body}${seal('长沙市XX医院')}`,
    );
    await page.pdf({ path: path.join(here, file), width: '800px', height: '620px' });
  }
  await page.setContent(
    '<body style="margin:0;background:linear-gradient(#cfe6ea,#7aa);height:100vh"><div style="margin:60px auto;width:520px;height:250px;background:#fff;font:40px/250px sans-serif;text-align:center">学术报告厅 · 会议现场</div><div style="display:flex;gap:18px;justify-content:center">' +
      '<i style="width:60px;height:90px;border-radius:30px 30px 0 0;background:#355"></i>'.repeat(10) +
      '</div></body>',
  );
  await page.screenshot({ path: path.join(here, 'photo.jpg'), type: 'jpeg', quality: 60 });
  await page.setViewportSize({ width: 640, height: 420 });
  await page.setContent(`<body style="margin:0">${plate}</body>`);
  await page.screenshot({ path: path.join(here, 'susceptibility-plate.png') });
  await browser.close();
};
void main();
