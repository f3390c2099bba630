/** What face-api takes from TensorFlow.js: the core alone. The whole of it would bring four backends and two hundred megabytes. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';

export * from '@tensorflow/tfjs-core';
