namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Failing"/>
[JobType("chaos.failing")]
internal sealed record Failing(int Index)
{
    internal sealed class Handler : IJobHandler<Failing, string>
    {
        public Task<string> HandleAsync(Failing job, JobContext context, CancellationToken cancellationToken) =>
            throw new DeliberateFailureException($"Every attempt fails. {Mark.Of(context)}");
    }
}
