import * as jobkit from '/jobkit/jobkit.js';
import { texts } from '/jobkit/elements.js';

// For the tests: what was told, and how a promise ended.
const events = [];
for (const name of ['update', 'completed', 'failed']) {
  document.addEventListener(`jobkit:${name}`, event => events.push({ name, status: event.detail.job?.status, code: event.detail.error?.code }));
}

const ended = promise => promise.then(
  result => ({ result }),
  error => ({ name: error.name, code: error.code, status: error.status, message: error.message, job: error.job?.status }),
);

const until = async condition => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 20));
};

const put = (tag, attributes = {}) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.getElementById('place').append(element);
};

Object.assign(window, { jobkit, texts, events, ended, until, put });
