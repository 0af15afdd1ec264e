namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Serial"/>
[JobType("chaos.serial")]
internal sealed record Serial(int Index)
{
    internal sealed class Handler : IJobHandler<Serial, string>
    {
        public async Task<string> HandleAsync(Serial job, JobContext context, CancellationToken cancellationToken)
        {
            await Clock.Delay(5 + (job.Index % 16), cancellationToken);
            return Mark.Of(context);
        }
    }
}
