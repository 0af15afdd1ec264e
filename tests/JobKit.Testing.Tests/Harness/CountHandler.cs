namespace JobKit.Testing.Harness;

internal sealed class CountHandler : IJobHandler<Count>
{
    public async Task HandleAsync(Count job, JobContext context, CancellationToken cancellationToken)
    {
        if (job.From > 0)
        {
            await context.EnqueueChildAsync(new Count(job.From - 1), cancellationToken: cancellationToken);
        }
    }
}
