namespace JobKit.AspNetCore;

/// <summary>Every code that this package answers with. A name never changes its meaning.</summary>
internal static class ErrorCodes
{
    public static readonly ErrorCode PayloadInvalid = new("PAYLOAD_INVALID", 400, "The payload cannot be read");
    public static readonly ErrorCode QueryInvalid = new("QUERY_INVALID", 400, "The request cannot be understood");
    public static readonly ErrorCode Unauthenticated = new("UNAUTHENTICATED", 401, "Sign in first");
    public static readonly ErrorCode WebhookUnauthorized = new("WEBHOOK_UNAUTHORIZED", 401, "The call is not authentic");
    public static readonly ErrorCode CsrfRejected = new("CSRF_REJECTED", 403, "The request may be forged");
    public static readonly ErrorCode Forbidden = new("FORBIDDEN", 403, "Not allowed");
    public static readonly ErrorCode JobNotFound = new("JOB_NOT_FOUND", 404, "No such job");
    public static readonly ErrorCode JobTypeUnknown = new("JOB_TYPE_UNKNOWN", 404, "No such job type");
    public static readonly ErrorCode JobNotRetryable = new("JOB_NOT_RETRYABLE", 409, "The job cannot be run again");
    public static readonly ErrorCode JobNotPending = new("JOB_NOT_PENDING", 409, "The job is not pending");
    public static readonly ErrorCode JobNotProcessing = new("JOB_NOT_PROCESSING", 409, "The job is not processing");
    public static readonly ErrorCode JobNotTerminal = new("JOB_NOT_TERMINAL", 409, "The job has not ended");
    public static readonly ErrorCode JobCancelled = new("JOB_CANCELLED", 410, "The job was cancelled");
    public static readonly ErrorCode PayloadTooLarge = new("PAYLOAD_TOO_LARGE", 413, "The payload is too large");
    public static readonly ErrorCode MediaTypeUnsupported = new("MEDIA_TYPE_UNSUPPORTED", 415, "Send JSON");
    public static readonly ErrorCode IdempotencyMismatch = new("IDEMPOTENCY_MISMATCH", 422, "The idempotency key stands for another request");
    public static readonly ErrorCode JobFailed = new("JOB_FAILED", 422, "The job failed");
    public static readonly ErrorCode UserJobLimit = new("USER_JOB_LIMIT", 429, "Too many jobs");
    public static readonly ErrorCode RateLimited = new("RATE_LIMITED", 429, "Too many requests");
    public static readonly ErrorCode StreamLimit = new("STREAM_LIMIT", 429, "Too many streams");
    public static readonly ErrorCode StoreUnavailable = new("STORE_UNAVAILABLE", 503, "The jobs cannot be reached now");
    public static readonly ErrorCode JobTimeout = new("JOB_TIMEOUT", 504, "The job took too long");
}
