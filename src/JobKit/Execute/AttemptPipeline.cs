using Microsoft.Extensions.DependencyInjection;

namespace JobKit;

/// <summary>Runs the middleware around the handler, outermost first in the order of registration, and gives the handler's result.</summary>
internal static class AttemptPipeline
{
    public static async Task<object?> RunAsync(
        IServiceProvider services, JobInvoker invoke, object payload, JobContext context, CancellationToken cancellationToken)
    {
        object? result = null;
        JobAttemptDelegate next = async token => result = await invoke(services, payload, context, token).ConfigureAwait(false);
        foreach (var middleware in services.GetServices<IJobMiddleware>().Reverse())
        {
            var inner = next;
            next = token => middleware.InvokeAsync(context, inner, token);
        }

        await next(cancellationToken).ConfigureAwait(false);
        return result;
    }
}
