import { pageLook } from '../../../styles/page-look';

Page({ behaviors: [pageLook] });
