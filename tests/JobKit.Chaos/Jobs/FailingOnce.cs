namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.FailingOnce"/>
[JobType("chaos.failingonce")]
internal sealed record FailingOnce(int Index)
{
    internal sealed class Handler : IJobHandler<FailingOnce, string>
    {
        public Task<string> HandleAsync(FailingOnce job, JobContext context, CancellationToken cancellationToken) => context.Attempt == 1
            ? throw new DeliberateFailureException($"The first attempt fails. {Mark.Of(context)}")
            : Task.FromResult(Mark.Of(context));
    }
}
