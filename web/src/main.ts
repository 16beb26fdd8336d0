import './lib/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { live } from './lib/live.svelte';
import { prefs } from './lib/prefs.svelte';
import { router } from './lib/router.svelte';
import { labels } from './lib/schema.svelte';

router.start();
labels.start();
live.start();
mount(App, { target: document.getElementById('app')! });
void import('./fonts');

// Paper is light whatever the screen is.
addEventListener('beforeprint', () => (document.documentElement.dataset.theme = 'light'));
addEventListener('afterprint', () => (document.documentElement.dataset.theme = prefs.theme));
