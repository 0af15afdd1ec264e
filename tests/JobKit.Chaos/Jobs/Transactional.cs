using JobKit.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Transactional"/>
[JobType("chaos.transactional")]
internal sealed record Transactional(int Index)
{
    internal sealed class Handler(ChaosContext db) : IJobHandler<Transactional, string>
    {
        public async Task<string> HandleAsync(Transactional job, JobContext context, CancellationToken cancellationToken)
        {
            db.Effects.Add(new Effect { JobId = context.Id.Value, Epoch = context.Lease.Epoch });
            await context.CompleteWithAsync(db, Mark.Of(context), cancellationToken);
            return Mark.Of(context);
        }
    }
}
