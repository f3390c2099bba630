/** What no command can do: WeChat offers it at its own pages alone. Printed at the end of each command; docs/deploy.md says each at length. */
export const consoleOnly: readonly string[] = [
  '云开发控制台 → 设置 → 权限设置：打开「允许未登录用户访问」（会议通知不登录也能看）',
  '公众平台 → 开发管理 → 服务器域名：把云存储的域名（看任何一个文件的临时地址，形如 https://<…>.tcb.qcloud.la）填进 downloadFile 合法域名。不填就打不开任何 PDF',
  '公众平台 → 设置 → 服务内容声明 → 用户隐私保护指引：按 npm run privacy 打印的内容填写。没写的接口在手机上直接失败',
  '公众平台 → 设置 → 基础库最低可用版本：3.8.12',
  '公众平台 → 开发管理 → 接口设置：申请 wx.getLocation、wx.chooseLocation（没有批下来时，场次不开「核对位置」）',
  '公众平台 → 功能 → 订阅消息：选四个模板，写进 .cloud/<环境>.json 的 SUBSCRIBE_TEMPLATES（可选）',
  '云开发控制台 → HTTP 访问服务：给 attendance 开一个路径，供会场大屏用（可选；用环境变量 DISPLAY_ENDPOINT 写明地址后再 deploy）',
  '公众平台 → 版本管理：把上传的版本提交审核、发布',
];
