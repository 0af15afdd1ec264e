namespace JobKit.Chaos;

/// <summary>Notes the begin and the end of every attempt.</summary>
internal sealed class JournalMiddleware(Journal journal) : IJobMiddleware
{
    public async Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken)
    {
        journal.Begin(context);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            journal.End(context);
        }
    }
}
