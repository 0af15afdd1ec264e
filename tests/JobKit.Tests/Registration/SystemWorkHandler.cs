namespace JobKit.Tests.Registration;

internal sealed class SystemWorkHandler : IJobHandler<SystemWork, string>
{
    public Task<string> HandleAsync(SystemWork job, JobContext context, CancellationToken cancellationToken) => Task.FromResult($"{context.Queue} {job.Name}");
}
