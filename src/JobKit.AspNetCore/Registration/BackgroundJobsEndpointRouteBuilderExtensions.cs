using JobKit.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves jobs over HTTP.</summary>
public static class BackgroundJobsEndpointRouteBuilderExtensions
{
    /// <summary>Serves signed-in users their own jobs below <paramref name="path"/>, usually <c>/api/jobs</c>: start, status, result, events, cancel, list, health.</summary>
    /// <remarks>Another's job is answered as an unknown one. What it returns takes further conventions for all of its endpoints.</remarks>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> was not called.</exception>
    /// <exception cref="OptionsValidationException">The configuration is wrong; the message says what and how to mend it.</exception>
    public static IEndpointConventionBuilder MapBackgroundJobs(this IEndpointRouteBuilder endpoints, string path, Action<JobApi>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var mapped = MappedApis.Of(endpoints, nameof(MapBackgroundJobs));
        mapped.ServesOwners = true;
        configure?.Invoke(new(endpoints.ServiceProvider.GetRequiredService<JobAliases>()));
        var group = endpoints.MapGroup(path);
        UserRoutes.Map(group, endpoints.ServiceProvider.GetRequiredService<IOptionsMonitor<JobApiOptions>>().CurrentValue);
        return group;
    }

    /// <summary>Lets a scheduler outside drive this node by a signed POST to <paramref name="path"/>, usually <c>/api/cron/process-jobs</c>: it runs due jobs, and each signed call once over all nodes.</summary>
    /// <remarks>Calls are signed as Standard Webhooks says; other schemes are open only with a secret of their own. Every failure is the same 401.</remarks>
    /// <exception cref="InvalidOperationException"><c>AddBackgroundJobsApi</c> or <c>AddBackgroundJobsWebhook</c> was not called.</exception>
    public static IEndpointConventionBuilder MapBackgroundJobsWebhook(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        MappedApis.Of(endpoints, nameof(MapBackgroundJobsWebhook)).TakesWebhooks = true;
        if (endpoints.ServiceProvider.GetService<TakeWebhook>() is null)
        {
            throw new InvalidOperationException("MapBackgroundJobsWebhook needs services that are not there. Call builder.Services.AddBackgroundJobsWebhook() beside AddBackgroundJobsApi().");
        }

        var group = endpoints.MapGroup("").AsJobApi();
        group.MapPost(path, (HttpContext context, TakeWebhook take) => take.RunAsync(context))
            .AllowAnonymous().DisableAntiforgery().Limited(RateKind.Webhook).Produces<ProcessedBody>();
        return group;
    }
}
