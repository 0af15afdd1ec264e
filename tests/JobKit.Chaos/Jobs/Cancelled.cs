namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Cancelled"/>
[JobType("chaos.cancelled")]
internal sealed record Cancelled(int Index)
{
    internal sealed class Handler : IJobHandler<Cancelled, string>
    {
        public async Task<string> HandleAsync(Cancelled job, JobContext context, CancellationToken cancellationToken)
        {
            await Clock.Delay(1000, cancellationToken);
            return Mark.Of(context);
        }
    }
}
