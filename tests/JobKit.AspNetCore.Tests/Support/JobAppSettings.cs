using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

/// <summary>What a test wants otherwise.</summary>
public sealed class JobAppSettings
{
    public Dictionary<string, string?> Configuration { get; } = [];

    public string Environment { get; set; } = "Production";

    public bool SignsIn { get; set; } = true;

    /// <summary>Whether the app defines the policies and has antiforgery.</summary>
    public bool IsSafe { get; set; } = true;

    public Action<IBackgroundJobsBuilder> Jobs { get; set; } = _ => { };

    public Action<IServiceCollection> Services { get; set; } = _ => { };

    public Action<JobApiOptions> Api { get; set; } = _ => { };

    public Action<WebApplication> Map { get; set; } = app => app.MapBackgroundJobs("/api/jobs", api => api.AllowStart<Draw>("drawing").AllowStart<Paint>("painting"));
}
