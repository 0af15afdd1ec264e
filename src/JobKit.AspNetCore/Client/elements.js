// What comes from the server is set as text, never as markup; nothing needs an inline style or script.

import { cancelJob, watchJob, watchJobs } from './jobkit.js';

export const texts = {
  pending: 'Waiting',
  processing: 'Working',
  completed: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  cancelling: 'Cancelling …',
  progress: 'Progress',
  cancel: 'Cancel',
  empty: 'No jobs yet.',
};

function make(tag, className, parent, attributes = {}) {
  const node = document.createElement(tag);
  node.className = className;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}

// What has not changed is not written: a screen reader would say it again.
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const isOver = job => ['completed', 'failed', 'cancelled'].includes(job.status);

const wordOf = job => (job.cancelRequested && !isOver(job) ? texts.cancelling : texts[job.status] ?? String(job.status));

const emit = (element, name, detail) => element.dispatchEvent(new CustomEvent(`jobkit:${name}`, { detail, bubbles: true }));

class Bar {
  constructor(parent, label) {
    this.root = make('div', 'jobkit-bar', parent);
    this.step = make('span', 'jobkit-step', this.root);
    this.percent = make('span', 'jobkit-percent', this.root, { 'aria-hidden': 'true' });
    this.track = make('div', 'jobkit-track', this.root, {
      role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0,
    });
    this.fill = make('div', 'jobkit-fill', this.track);
  }

  show(job) {
    const percent = Math.min(100, Math.max(0, Math.round(Number(job.progress) || 0)));
    const step = job.error ?? (isOver(job) ? wordOf(job) : job.currentStep ?? wordOf(job));
    this.root.dataset.status = job.status;
    write(this.step, step);
    write(this.percent, `${percent} %`);
    this.track.setAttribute('aria-valuenow', percent);
    this.track.setAttribute('aria-valuetext', `${percent} %, ${step}`);
    this.fill.style.width = `${percent}%`;
  }
}

class Card {
  constructor(cancelable, cancel) {
    this.root = make('article', 'jobkit-card');
    const head = make('div', 'jobkit-head', this.root);
    this.type = make('span', 'jobkit-type', head);
    this.status = make('span', 'jobkit-status', head, { role: 'status' });
    this.problem = make('p', 'jobkit-problem', this.root, { role: 'alert' });
    this.problem.hidden = true;
    this.cancel = cancelable ? make('button', 'jobkit-cancel', this.root, { type: 'button' }) : null;
    this.cancel?.addEventListener('click', () => this.ask(cancel));
  }

  show(job) {
    if (!this.bar) {
      this.bar = new Bar(null, `${texts.progress}: ${job.type}`);
      this.problem.before(this.bar.root);
    }

    this.root.dataset.status = job.status;
    write(this.type, String(job.type));
    write(this.status, wordOf(job));
    this.bar.show(job);
    if (this.cancel) {
      write(this.cancel, texts.cancel);
      this.cancel.setAttribute('aria-label', `${texts.cancel}: ${job.type}`);
      this.cancel.disabled = job.cancelRequested;
      this.cancel.hidden = isOver(job);
    }
  }

  async ask(cancel) {
    this.cancel.disabled = true;
    this.problem.hidden = true;
    try {
      this.show(await cancel());
    } catch (error) {
      this.cancel.disabled = false;
      this.fail(error);
    }
  }

  fail(error) {
    write(this.problem, error.message);
    this.problem.hidden = false;
  }
}

// Follows `src` while it is on the page.
class Follower extends HTMLElement {
  static observedAttributes = ['src'];

  #following = null;

  connectedCallback() {
    this.#restart();
  }

  disconnectedCallback() {
    this.#following?.abort();
    this.#following = null;
  }

  attributeChangedCallback() {
    if (this.#following) this.#restart();
  }

  #restart() {
    this.#following?.abort();
    const stop = (this.#following = new AbortController());
    this.begin();
    this.follow(this.getAttribute('src'), stop.signal).catch(error => {
      if (!stop.signal.aborted) this.fail(error);
    });
  }

  async follow(src, signal) {
    if (!src) return;
    let last = null;
    const onUpdate = job => {
      last = job;
      this.show(job);
      emit(this, 'update', { job });
    };
    const result = await watchJob(src, { signal, onUpdate });
    emit(this, 'completed', { job: last, result });
  }

  failJob(error) {
    emit(this, 'failed', { job: error.job ?? null, error });
  }
}

class JobProgress extends Follower {
  begin() {
    this.bar = null;
    this.replaceChildren();
  }

  show(job) {
    this.bar ??= new Bar(this, this.getAttribute('label') ?? texts.progress);
    this.bar.show(job);
  }

  fail(error) {
    if (!error.job) this.show({ status: 'failed', progress: 0, error: error.message });
    this.failJob(error);
  }
}

class JobCard extends Follower {
  begin() {
    this.card = new Card(this.hasAttribute('cancelable'), () => cancelJob(this.getAttribute('src')));
    this.replaceChildren();
  }

  show(job) {
    this.card.show(job);
    if (!this.card.root.isConnected) this.append(this.card.root);
  }

  fail(error) {
    if (!error.job) {
      this.card.fail(error);
      this.append(this.card.root);
    }

    this.failJob(error);
  }
}

class JobList extends Follower {
  begin() {
    this.known = new Map();
    this.items = make('ul', 'jobkit-list');
    this.note = make('p', 'jobkit-note');
    this.replaceChildren(this.note);
  }

  async follow(src, signal) {
    await watchJobs(src ?? undefined, { signal, onUpdate: page => this.show(page.jobs, src) });
  }

  show(jobs, src) {
    const shown = new Map(jobs.map(job => [job.jobId, this.#place(job, src)]));
    for (const [id, { item }] of this.known) if (!shown.has(id)) item.remove();
    // A button that is moved loses the focus.
    [...shown.values()].forEach(({ item }, at) => this.items.children[at] !== item && this.items.insertBefore(item, this.items.children[at] ?? null));
    this.known = shown;
    write(this.note, jobs.length ? '' : texts.empty);
    const content = jobs.length ? this.items : this.note;
    if (!content.isConnected) this.replaceChildren(content);
  }

  fail(error) {
    write(this.note, error.message);
    this.replaceChildren(this.note);
    this.failJob(error);
  }

  #place(job, src) {
    const place = this.known.get(job.jobId) ?? this.#add(job, src);
    const before = place.job;
    place.job = job;
    place.card.show(job);
    if (JSON.stringify(before) !== JSON.stringify(job)) emit(this, 'update', { job });
    if (before && before.status !== job.status && isOver(job)) {
      if (job.status === 'completed') emit(this, 'completed', { job, result: job.result });
      else emit(this, 'failed', { job, error: { code: job.errorCode, message: job.error } });
    }

    return place;
  }

  #add(job, src) {
    const card = new Card(this.hasAttribute('cancelable'), () => cancelJob(src ? `${src.replace(/\/?(\?.*)?$/, '')}/${job.jobId}` : job.jobId));
    const item = make('li', 'jobkit-item');
    item.append(card.root);
    return { item, card, job: null };
  }
}

const define = (name, type) => customElements.get(name) ?? customElements.define(name, type);

define('jobkit-progress', JobProgress);
define('jobkit-job-card', JobCard);
define('jobkit-job-list', JobList);
