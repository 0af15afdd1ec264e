namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Waiting"/>
[JobType("chaos.waiting")]
internal sealed record Waiting(int Index)
{
    internal sealed class Handler : IJobHandler<Waiting, string>
    {
        public async Task<string> HandleAsync(Waiting job, JobContext context, CancellationToken cancellationToken)
        {
            var step = Dice.For(job.Index, 0, "wait").Next(50, 500) / 3;
            for (var i = 1; i <= 3; i++)
            {
                await Clock.Delay(step, cancellationToken);
                await context.ReportProgressAsync(i * 30, Mark.Of(context));
                await context.SetCheckpointAsync(Mark.Of(context), cancellationToken);
            }

            return Mark.Of(context);
        }
    }
}
