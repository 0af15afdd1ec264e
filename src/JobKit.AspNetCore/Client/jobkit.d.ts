export type JobStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';

/** A job as its owner sees it. Later versions may add members. */
export interface Job<TResult = unknown> {
  jobId: string;
  type: string;
  status: JobStatus;
  /** 0 to 100. */
  progress: number;
  currentStep: string | null;
  estimatedCompletion: string | null;
  result: TResult | null;
  /** A sentence for the user. */
  error: string | null;
  errorCode: 'JOB_FAILED' | 'JOB_TIMEOUT' | 'JOB_CANCELLED' | null;
  reason: string | null;
  attempt: number;
  maxAttempts: number;
  cancelRequested: boolean;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
}

/** The answer to a start. */
export interface JobStart {
  jobId: string;
  status: JobStatus;
  estimatedCompletion: string | null;
  estimatedMinutes: number | null;
  pollingUrl: string;
  eventsUrl: string;
  message: string;
}

export interface JobPage {
  jobs: Job[];
  nextCursor: string | null;
}

/** A job's id, its status address, or the answer to its start. */
export type JobAddress = string | { jobId?: string; pollingUrl?: string; eventsUrl?: string };

export interface CallOptions {
  headers?: HeadersInit;
  signal?: AbortSignal;
}

export class JobError extends Error {
  /** As the server says it; NETWORK without an answer, HTTP_nnn where an answer has none. */
  readonly code: string;
  /** Of HTTP; 0 without an answer. */
  readonly status: number;
  /** The job as it ended, where it did. */
  readonly job: Job | null;
  /** Milliseconds, where the server named a time. */
  readonly retryAfter: number | null;
}

/** Where the app serves jobs and flags: /api/jobs and /api/feature-flags where nothing is said. */
export function configure(addresses?: { jobsUrl?: string; flagsUrl?: string }): void;

/** Starts a job, with an idempotency key that is made anew for each call unless it is given. Rejects with JobError. */
export function startJob<TAnswer = JobStart>(url: string, payload: unknown, options?: CallOptions & { idempotencyKey?: string }): Promise<TAnswer>;

/** Follows a job to its end: its result, or a JobError with its code. It lasts as long as the job, or until the signal. */
export function watchJob<TResult = unknown>(job: JobAddress, options?: CallOptions & { onUpdate?: (job: Job<TResult>) => void }): Promise<TResult>;

/** Asks for a job's cancellation; the job as it stands then. */
export function cancelJob(job: JobAddress, options?: CallOptions & { reason?: string }): Promise<Job>;

/** The caller's jobs, newest first. */
export function listJobs(url?: string, options?: CallOptions): Promise<JobPage>;

/** Follows a list by polling, until the signal, or an answer that asking again would not change. */
export function watchJobs(url?: string, options?: CallOptions & { onUpdate?: (page: JobPage) => void }): Promise<never>;

/** Whether a flag is on. Kept in memory as long as the server says; `default` where it cannot be known. */
export function evaluateFlag(name: string, options?: { userId?: string | null; default?: boolean }): Promise<boolean>;

export type UploadProgress = { phase: 'upload'; progress: number; job: null } | { phase: 'job'; progress: number; job: Job };

/** Sends a form, then follows the job that it started; the answer itself where that names none. */
export function uploadWithProgress<TResult = unknown>(
  url: string, form: FormData, options?: CallOptions & { onProgress?: (progress: UploadProgress) => void },
): Promise<TResult>;
