using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/me</c>: who is signed in, under which policies, and the token that writing requests need.</summary>
internal sealed class ReadMe(IAuthorizationService authorization, IHostEnvironment environment)
{
    private static readonly (string Name, string Policy)[] Permissions =
    [
        ("read", JobKitPolicies.Read),
        ("operate", JobKitPolicies.Operate),
        ("rollout", JobKitPolicies.Rollout),
        ("emergency", JobKitPolicies.Emergency),
        ("readSensitive", JobKitPolicies.ReadSensitive),
    ];

    public async Task<IResult> RunAsync(HttpContext http)
    {
        var may = new List<string>();
        foreach (var (name, policy) in Permissions)
        {
            if ((await authorization.AuthorizeAsync(http.User, resource: null, policy).ConfigureAwait(false)).Succeeded)
            {
                may.Add(name);
            }
        }

        return new WireResult<MeBody>(
            new(AdminRequest.ActorOf(http), may, environment.EnvironmentName, AntiforgeryToken.Of(http)), WireJson.Default.MeBody);
    }
}
