import Theme from 'vitepress/theme';
import './wrap.css';

export default Theme;
