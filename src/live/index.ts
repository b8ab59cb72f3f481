export { type Live, live, type UnitKey } from './live.ts';
