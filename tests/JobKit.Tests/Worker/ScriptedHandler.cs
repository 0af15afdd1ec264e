namespace JobKit.Tests.Worker;

public sealed class ScriptedHandler(Script script) : IJobHandler<Scripted, string?>
{
    public Task<string?> HandleAsync(Scripted job, JobContext context, CancellationToken cancellationToken) => script.Run(job, context, cancellationToken);
}
