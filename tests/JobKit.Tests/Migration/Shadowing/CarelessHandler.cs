namespace JobKit.Tests.Migration.Shadowing;

internal sealed class CarelessHandler : IJobHandler<Draw>
{
    public Task HandleAsync(Draw job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
