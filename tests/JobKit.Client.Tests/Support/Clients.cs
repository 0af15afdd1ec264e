using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Client.Tests;

/// <summary>Clients as an app would add them.</summary>
internal static class Clients
{
    /// <summary>A client that is signed in as somebody.</summary>
    public static IJobClient Of(Uri server, string? user, TimeProvider? clock = null, Action<IHttpClientBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        var http = services.AddJobClient(options => options.BaseAddress = new(server, "api/jobs"));
        http.ConfigureHttpClient(it => it.DefaultRequestHeaders.Authorization = user is null ? null : new("Bearer", user));
        configure?.Invoke(http);
        return services.BuildServiceProvider().GetRequiredService<IJobClient>();
    }
}
