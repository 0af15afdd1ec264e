namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Outside"/>
[JobType("chaos.outside")]
internal sealed record Outside(int Index)
{
    internal sealed class Handler(Journal journal) : IJobHandler<Outside, string>
    {
        public Task<string> HandleAsync(Outside job, JobContext context, CancellationToken cancellationToken)
        {
            journal.Outside(context);
            return Task.FromResult(Mark.Of(context));
        }
    }
}
