using JobKit.Migration;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Puts the isolation around a shadow attempt, outside of all other middleware.</summary>
internal sealed class IsolationMiddleware(IEnumerable<IsolatedContext> isolated, IServiceProvider services) : IJobMiddleware
{
    public Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken) =>
        context.IsShadow() ? IsolateAsync(next, cancellationToken) : next(cancellationToken);

    private async Task IsolateAsync(JobAttemptDelegate next, CancellationToken cancellationToken)
    {
        var isolation = Isolation.Begin(isolated.Select(each => services.GetService(each.Type)).OfType<DbContext>().Distinct());
        try
        {
            await next(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await isolation.EndAsync().ConfigureAwait(false);
        }
    }
}
