/** Draw the tab bar's PNG files (WeChat takes no SVG there) from TDesign's drawings. Run after a change of icon or colour. */
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../local/browser';
import { iconDataUri } from './build/miniprogram/icons';

/** Side in px that WeChat asks of tab bar icons. */
const SIDE = 81;
const folder = path.resolve(__dirname, '../miniprogram/assets/tab');
const ICONS = [
  { file: 'trainee.png', icon: 'education', color: '#606F76' },
  { file: 'trainee-selected.png', icon: 'education-filled', color: '#0A7480' },
  { file: 'admin.png', icon: 'institution', color: '#606F76' },
  { file: 'admin-selected.png', icon: 'institution-filled', color: '#0A7480' },
  { file: 'trainee-dark.png', icon: 'education', color: '#8A9AA0' },
  { file: 'trainee-selected-dark.png', icon: 'education-filled', color: '#5CC3CD' },
  { file: 'admin-dark.png', icon: 'institution', color: '#8A9AA0' },
  { file: 'admin-selected-dark.png', icon: 'institution-filled', color: '#5CC3CD' },
];

async function draw(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } });
    for (const { file, icon, color } of ICONS) {
      const mask = `url("${iconDataUri(icon)}") center/contain no-repeat`;
      await page.setContent(
        `<style>body{margin:0;background:transparent}i{display:block;width:${SIDE}px;height:${SIDE}px;background:${color};-webkit-mask:${mask.replace(/"/g, '&quot;')}}</style><i></i>`,
      );
      await page.addStyleTag({ content: `i{-webkit-mask:${mask}}` });
      fs.writeFileSync(path.join(folder, file), await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
}

void draw();
