namespace JobKit.Testing.Harness;

internal sealed class FailHandler : IJobHandler<Fail>
{
    public Task HandleAsync(Fail job, JobContext context, CancellationToken cancellationToken) => context.Attempt <= job.Times
        ? throw new InvalidOperationException($"Attempt {context.Attempt} fails.")
        : Task.CompletedTask;
}
