import { consoleBuild } from '../../vite.console.ts';

export default consoleBuild({
  root: import.meta.dirname,
  api: 'http://admin.localhost:8081',
  port: 5181,
});
