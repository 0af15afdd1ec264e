namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Instant"/>
[JobType("chaos.instant")]
internal sealed record Instant(int Index)
{
    internal sealed class Handler : IJobHandler<Instant, string>
    {
        public Task<string> HandleAsync(Instant job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(Mark.Of(context));
    }
}
