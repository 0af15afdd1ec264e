namespace JobKit.Tests.Migration.Route;

/// <summary>Units with their place under the salt <c>create-storybook:1</c>. Places are stored and compared over years: these never change.</summary>
internal static class UnitVectors
{
    public const string Salt = "create-storybook:1";

    public static readonly IReadOnlyList<UnitVector> All =
    [
        new("", 0, 0x5f4716453be73c35, 372178, 5),
        new("a", 97, 0xe4949b59617ed604, 892892, 11),
        new("user-1", 71, 0x06528fd2f3d464d1, 24697, 17),
        new("user-2", 72, 0x968f1dd10b6a6143, 588121, 9),
        new("42", 62, 0x87c0b5c5afdefd1e, 530284, 7),
        new("550e8400-e29b-41d4-a716-446655440000", 97, 0xc214f14496d24b77, 758132, 9),
        new("Zo\u00EB", 66, 0x776b9368dc5438b1, 466485, 9),
        new("Zoe\u0308", 68, 0xf3fb41243880b753, 953052, 22),
        new("日本語ユーザー", 91, 0x0945d1fede310dcf, 36221, 0),
        new("\uD83D\uDE00", 99, 0x0d9967be90ba0745, 53122, 15),
        new("\uD83D", 57, 0x5e28b3842e59c69b, 367808, 2),
        new("auth0|5f7c8ec7c33c6c004bbafe82", 69, 0xf20acdc950668c3b, 945477, 26),
        new("alice@example.com", 97, 0x5a1823563e465a09, 351930, 3),
        new(new('x', 1000), 0, 0x3937940b51a38468, 223504, 2),
    ];
}
