/** The ports of one server. */
export interface ServerPorts {
  http: number;
  native: number;
  replication: number;
}

/** A server's place in a cluster. */
export interface ClusterPlace {
  name: string;
  /** The ports of all servers, by shard and replica. */
  shards: readonly (readonly ServerPorts[])[];
  shard: number;
  replica: number;
  zooKeeperPort: number;
}

/** What a server is given: where it keeps its data, where it listens, and with whom it works together. */
export interface ServerPlace {
  directory: string;
  ports: ServerPorts;
  cluster?: ClusterPlace;
}

export const USER = { username: 'clew', password: 'o/n:e@p%w' } as const;

/** A server's `config.xml`. */
export function serverConfig({ directory, ports, cluster }: ServerPlace): string {
  return `<yandex>
    <logger><level>warning</level><log>${directory}/server.log</log><errorlog>${directory}/errors.log</errorlog></logger>
    <listen_host>127.0.0.1</listen_host>
    <http_port>${ports.http}</http_port>
    <tcp_port>${ports.native}</tcp_port>
    <interserver_http_port>${ports.replication}</interserver_http_port>
    <interserver_http_host>127.0.0.1</interserver_http_host>
    <path>${directory}/data/</path>
    <tmp_path>${directory}/tmp/</tmp_path>
    <user_files_path>${directory}/files/</user_files_path>
    <users_config>${directory}/users.xml</users_config>
    <default_profile>default</default_profile>
    <default_database>default</default_database>
    <mark_cache_size>67108864</mark_cache_size>
    ${cluster === undefined ? '' : clusterConfig(cluster)}
  </yandex>
`;
}

/** A server's `users.xml`: one user, with a password that means something in an address. */
export function usersConfig(): string {
  return `<yandex>
    <profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles>
    <quotas><default></default></quotas>
    <users>
      <${USER.username}>
        <password>${USER.password}</password>
        <networks><ip>127.0.0.1</ip></networks>
        <profile>default</profile>
        <quota>default</quota>
      </${USER.username}>
    </users>
  </yandex>
`;
}

function clusterConfig({ name, shards, shard, replica, zooKeeperPort }: ClusterPlace): string {
  const replicaOf = ({ native }: ServerPorts) => `<replica>
      <host>127.0.0.1</host><port>${native}</port><user>${USER.username}</user><password>${USER.password}</password>
    </replica>`;
  const shardOf = (replicas: readonly ServerPorts[]) =>
    `<shard><internal_replication>true</internal_replication>${replicas.map(replicaOf).join('')}</shard>`;
  return `<remote_servers><${name}>${shards.map(shardOf).join('')}</${name}></remote_servers>
    <zookeeper>
      <node><host>127.0.0.1</host><port>${zooKeeperPort}</port></node>
      <session_timeout_ms>4000</session_timeout_ms>
    </zookeeper>
    <macros><shard>${shard}</shard><replica>${replica}</replica></macros>
    <distributed_ddl><path>/clickhouse/task_queue/ddl</path></distributed_ddl>`;
}
