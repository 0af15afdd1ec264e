using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Lets nobody in whose jobs could not be told from others'.</summary>
internal sealed class OwnerFilter(JobOwner owners) : IEndpointFilter
{
    private static readonly ProblemResult Missing = new(
        ErrorCodes.Forbidden, "Your sign-in does not say who you are in the way that this app needs. The app's operator finds the claim in JobKit:Api:OwnerClaim.");

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (owners.Of(context.HttpContext) is not { } owner)
        {
            return ValueTask.FromResult<object?>(Missing);
        }

        context.HttpContext.Features.Set(new CallerFeature(owner));
        return next(context);
    }
}
