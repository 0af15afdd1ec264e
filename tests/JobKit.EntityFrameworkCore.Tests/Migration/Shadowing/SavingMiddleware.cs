using JobKit.EntityFrameworkCore.Tests.Join;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

/// <summary>A unit of work as apps have it, registered before the jobs' database is.</summary>
internal sealed class SavingMiddleware(NoteContext db) : IJobMiddleware
{
    public async Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken)
    {
        await next(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
