using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>What the app has mapped: the start is refused only for what is served.</summary>
internal sealed class MappedApis
{
    /// <summary>Whether any of this package's endpoints is served.</summary>
    public bool Any { get; private set; }

    /// <summary>Whether users are served their own jobs.</summary>
    public bool ServesOwners { get; set; }

    /// <summary>Whether calls from outside may drive this node.</summary>
    public bool TakesWebhooks { get; set; }

    /// <summary>For a map call, which this notes.</summary>
    /// <exception cref="InvalidOperationException">The services are not there.</exception>
    public static MappedApis Of(IEndpointRouteBuilder endpoints, string call)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var mapped = endpoints.ServiceProvider.GetService<MappedApis>() ?? throw new InvalidOperationException(
            $"{call} needs services that are not there. Call builder.Services.AddBackgroundJobsApi() beside AddBackgroundJobs(...).");
        mapped.Any = true;
        return mapped;
    }
}
