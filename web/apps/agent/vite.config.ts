import { consoleBuild } from '../../vite.console.ts';

export default consoleBuild({
  root: import.meta.dirname,
  api: 'http://agent.localhost:8082',
  port: 5182,
});
