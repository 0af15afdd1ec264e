namespace JobKit.Migration;

/// <summary>What a unit is hashed for. Each layer has its own seed, so that who is exposed says nothing about who is shadowed.</summary>
/// <remarks>One seed for all made a flag's variants depend on its exposure (Unleash/unleash-dotnet-sdk#171).</remarks>
internal enum RouteLayer
{
    Exposure = 0,
    Variant = 1,
    Shadow = 2,
    Stats = 3,
}
