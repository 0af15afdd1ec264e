namespace JobKit.Testing.Harness;

internal sealed class NapHandler(TimeProvider clock) : IJobHandler<Nap, DateTimeOffset>
{
    public async Task<DateTimeOffset> HandleAsync(Nap job, JobContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMinutes(job.Minutes), clock, cancellationToken);
        return clock.GetUtcNow();
    }
}
