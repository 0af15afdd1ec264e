using Microsoft.Extensions.DependencyInjection;

namespace JobKit;

/// <summary>Makes invokers once at registration, so that running an attempt needs no reflection.</summary>
internal static class JobInvokers
{
    public static JobInvoker Plain<TJob, THandler>()
        where TJob : notnull
        where THandler : class, IJobHandler<TJob> =>
        static async (services, payload, context, cancellationToken) =>
        {
            await services.GetRequiredService<THandler>().HandleAsync((TJob)payload, context, cancellationToken).ConfigureAwait(false);
            return null;
        };

    public static JobInvoker WithResult<TJob, TResult, THandler>()
        where TJob : notnull
        where THandler : class, IJobHandler<TJob, TResult> =>
        static async (services, payload, context, cancellationToken) =>
            await services.GetRequiredService<THandler>().HandleAsync((TJob)payload, context, cancellationToken).ConfigureAwait(false);
}
