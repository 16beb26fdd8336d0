// Fonts come after the first paint: the author's own subset files, each loaded only for the syllables a page shows.
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
