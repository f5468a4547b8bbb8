import { consoleBuild } from '../../vite.console.ts';

export default consoleBuild({
  root: import.meta.dirname,
  api: 'http://localhost:8080',
  port: 5180,
});
