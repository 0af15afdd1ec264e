using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>Puts <see cref="ProblemChallenge"/> around what the app has, once.</summary>
internal static class ProblemChallengeServices
{
    public static void Add(IServiceCollection services)
    {
        if (services.Any(known => known.ServiceType == typeof(ProblemChallengeMark)))
        {
            return;
        }

        services.AddSingleton<ProblemChallengeMark>();
        var own = services.LastOrDefault(known => known.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler>(provider => new ProblemChallenge(Inner(provider, own)));
    }

    private static IAuthorizationMiddlewareResultHandler Inner(IServiceProvider provider, ServiceDescriptor? own) =>
        own is null ? new AuthorizationMiddlewareResultHandler()
        : own.ImplementationInstance is IAuthorizationMiddlewareResultHandler instance ? instance
        : own.ImplementationFactory is { } factory ? (IAuthorizationMiddlewareResultHandler)factory(provider)
        : (IAuthorizationMiddlewareResultHandler)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!);
}
