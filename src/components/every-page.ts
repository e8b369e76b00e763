// What every page does by script; one file, because each costs a request on a slow line.
import './display-controls.ts';
import './notices/hide-over.ts';
