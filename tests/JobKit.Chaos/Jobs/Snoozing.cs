namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Snoozing"/>
[JobType("chaos.snoozing")]
internal sealed record Snoozing(int Index)
{
    internal sealed class Handler : IJobHandler<Snoozing, string>
    {
        public async Task<string> HandleAsync(Snoozing job, JobContext context, CancellationToken cancellationToken)
        {
            if (context.GetCheckpoint<string>() is null)
            {
                await context.SetCheckpointAsync(Mark.Of(context), cancellationToken);
                context.Snooze(TimeSpan.FromMilliseconds(100));
            }

            return Mark.Of(context);
        }
    }
}
