import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CloudAccount } from './account';
import { ManagedAccount, type Manager, type Uploader } from './manager';

const root = path.resolve(__dirname, '../..');
const tools = path.join(__dirname, 'tools');

/** The little of `miniprogram-ci` that is used. */
interface Ci {
  Project: new (options: {
    appid: string;
    type: string;
    projectPath: string;
    privateKeyPath: string;
    ignores: string[];
  }) => object;
  upload(options: {
    project: object;
    version: string;
    desc: string;
    setting: { es6: boolean; minify: boolean };
  }): Promise<unknown>;
  cloud: {
    uploadFunction(options: {
      project: object;
      env: string;
      name: string;
      path: string;
      remoteNpmInstall: boolean;
    }): Promise<unknown>;
  };
}

/** A library of Tencent's, installed apart from the product. @throws Error with the one line that installs it */
function loadTool(name: string): unknown {
  if (!existsSync(path.join(tools, 'node_modules', name)))
    throw new Error('缺少腾讯的工具，请先运行：npm ci --prefix scripts/cloud/tools --ignore-scripts');
  return createRequire(path.join(tools, 'package.json'))(name) as unknown;
}

/** Loaded when something is uploaded: its key is needed only then. */
function uploader(environment: string): Uploader {
  const opened = () => {
    const { appid } = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as { appid: string };
    const privateKeyPath = path.join(root, '.cloud', `private.${appid}.key`);
    if (!existsSync(privateKeyPath))
      throw new Error(
        `缺少 ${privateKeyPath}：在公众平台的「开发管理 → 小程序代码上传」下载上传密钥，并把本机 IP 加进白名单`,
      );
    const ci = loadTool('miniprogram-ci') as Ci;
    const ignores = ['node_modules/**/*'];
    return { ci, project: new ci.Project({ appid, type: 'miniProgram', projectPath: root, privateKeyPath, ignores }) };
  };
  return {
    async uploadFunction(name, folder) {
      const { ci, project } = opened();
      // The bundle has its SDK inside: nothing is installed in the cloud.
      await ci.cloud.uploadFunction({
        project,
        env: environment,
        name,
        path: path.join(root, folder),
        remoteNpmInstall: false,
      });
    },
    async uploadMiniprogram(version, note) {
      const { ci, project } = opened();
      // Compiled already, and by the same compiler that the tests have seen.
      await ci.upload({ project, version, desc: note, setting: { es6: false, minify: true } });
    },
  };
}

/** The account whose credentials stand in the environment; undefined without any. */
export function realAccount(environment: string): CloudAccount | undefined {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!secretId || !secretKey) return undefined;
  const CloudBase = loadTool('@cloudbase/manager-node') as new (config: object) => Manager;
  return new ManagedAccount(new CloudBase({ secretId, secretKey, envId: environment }), uploader(environment));
}
