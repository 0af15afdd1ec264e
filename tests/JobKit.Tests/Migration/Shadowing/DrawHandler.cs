using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

[ShadowSafe]
internal sealed class DrawHandler(Drawer drawer, IServiceProvider services) : IJobHandler<Draw, Drawing>
{
    public Task<Drawing> HandleAsync(Draw job, JobContext context, CancellationToken cancellationToken) =>
        drawer.Run(job, context, services, cancellationToken);
}
