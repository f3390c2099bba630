/** The version of WeChat's base library (基础库) that the browser phone says it is: the first with glass-easel under WebView. */
export const BASE_LIBRARY = '3.8.12';
