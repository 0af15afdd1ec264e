using JobKit.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Client.Tests;

/// <summary>What a test wants otherwise.</summary>
public sealed class WorkAppSettings
{
    public Action<JobApiOptions> Api { get; set; } = _ => { };

    public Action<IServiceCollection> Services { get; set; } = _ => { };

    public Action<AuthenticationBuilder> SignIn { get; set; } = _ => { };

    /// <summary>How requests are told who sends them.</summary>
    public string Scheme { get; set; } = BearerAuthentication.Name;

    public Action<WebApplication> Map { get; set; } = _ => { };
}
