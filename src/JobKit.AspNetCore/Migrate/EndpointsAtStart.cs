using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>Builds the app's endpoints before it listens, so that one that cannot be migrated stops the start, not the first request.</summary>
internal sealed class EndpointsAtStart : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        _ = app.ApplicationServices.GetService<EndpointDataSource>()?.Endpoints.Count;
    };
}
