namespace JobKit.Testing;

/// <summary>Tells the harness when an attempt's code begins and ends, and marks its flow. The outermost, so that nothing runs outside.</summary>
internal sealed class HarnessMiddleware(HarnessActivity activity) : IJobMiddleware
{
    public async Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var flow = new AttemptFlow(context.Type);
        AttemptFlow.Current = flow;
        activity.Begin(flow);
        try
        {
            await next(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            activity.End(flow);
        }
    }
}
