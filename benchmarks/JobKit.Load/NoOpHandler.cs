namespace JobKit.Load;

internal sealed class NoOpHandler : IJobHandler<NoOp>
{
    public Task HandleAsync(NoOp job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
