using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>A job without what is marked secret in it.</summary>
internal static class BackupMask
{
    public static BackupLine Apply(StoredJob stored, IJobRedactor redactor)
    {
        var job = stored.Job;
        var payload = redactor.RedactPayload(job.Type, job.Payload);
        string? Text(string? text) => text is null ? null : redactor.RedactText(job.Type, job.Payload, text);
        var masked = job with
        {
            Payload = payload,
            Result = job.Result is null ? null : redactor.RedactResult(job.Type, job.Result),
            Checkpoint = Text(job.Checkpoint),
            Step = Text(job.Step),
            CancelReason = Text(job.CancelReason),
            Metadata = Text(job.Metadata),
            Error = job.Error is { } error ? error with { Message = Text(error.Message)!, Detail = Text(error.Detail) } : null,
        };
        return new(masked, stored.Hash, masked != job);
    }
}
